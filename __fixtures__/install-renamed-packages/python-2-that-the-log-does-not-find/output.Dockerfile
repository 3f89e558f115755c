FROM debian:12
RUN apt-get update && apt-get install -y python3-pip python-is-python3
RUN pip install --break-system-packages flask
CMD ["python", "app.py"]
