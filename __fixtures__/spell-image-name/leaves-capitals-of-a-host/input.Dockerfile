FROM Registry.example.com/team/base:1
RUN true
