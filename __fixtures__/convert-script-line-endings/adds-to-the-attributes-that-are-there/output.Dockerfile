FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN sed -i 's/\r$//' docker/start.sh
RUN pip install --no-cache-dir -r requirements.txt
USER nobody
CMD ["./docker/start.sh"]
