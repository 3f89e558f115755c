FROM debian:12
RUN apt-get update && apt-get install -y python-pip
RUN pip install --break-system-packages flask
CMD ["python", "app.py"]
