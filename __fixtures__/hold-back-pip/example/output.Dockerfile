FROM ubuntu:16.04
RUN apt-get update && apt-get install -y python3-pip
WORKDIR /srv
COPY requirements.txt ./
RUN pip3 install --upgrade "pip<21" "setuptools<51"
RUN pip3 install -r requirements.txt
CMD ["python3", "app.py"]
