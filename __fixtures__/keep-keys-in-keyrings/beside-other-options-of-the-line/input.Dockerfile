FROM python:3.13-trixie
RUN wget -qO- https://dl.example.org/linux/key.pub | apt-key add - > /dev/null 2>&1
RUN echo 'deb [arch=amd64] https://dl.example.org/linux stable main' | tee /etc/apt/sources.list.d/tool.list
RUN apt-get update && apt-get install -y tool
