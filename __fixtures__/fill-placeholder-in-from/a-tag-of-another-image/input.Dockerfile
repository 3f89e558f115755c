FROM example/api:<tag>
COPY . /app
