FROM https://registry.example.com/team/base:1.2
RUN true
