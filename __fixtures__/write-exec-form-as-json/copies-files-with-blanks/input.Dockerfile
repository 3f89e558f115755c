FROM debian:12-slim
COPY ['my file.txt', '/data/']
COPY ["other file.txt", "/data/"];
