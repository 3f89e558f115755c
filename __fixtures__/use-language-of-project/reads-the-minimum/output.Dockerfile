FROM swift:4.2
WORKDIR /app
COPY . .
RUN swift package resolve
