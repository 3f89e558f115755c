FROM registry.example.com/base:2
RUN pip3 install requests
RUN pytest /srv
