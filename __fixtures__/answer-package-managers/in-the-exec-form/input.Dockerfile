FROM registry.example.com/team/base:4
RUN ["apt-get", "install", "git"]
