FROM python:3.12
WORKDIR /app
ONBUILD COPY requirements.txt ./
ONBUILD RUN pip install -r requirements.txt
ONBUILD COPY . ./
