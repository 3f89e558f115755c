FROM registry.example.com/base:2
RUN pip3 install requests
RUN pip3 install --no-cache-dir pytest
RUN pytest /srv
