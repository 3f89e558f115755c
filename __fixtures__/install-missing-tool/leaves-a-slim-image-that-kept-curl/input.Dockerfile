FROM node:12.13.0-buster-slim
RUN curl -fsSL https://downloads.example.com/model.bin -o model.bin
