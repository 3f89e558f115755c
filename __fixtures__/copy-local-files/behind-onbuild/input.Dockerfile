FROM python:3.12
WORKDIR /app
ONBUILD ADD requirements.txt ./
ONBUILD RUN pip install -r requirements.txt
ONBUILD ADD . ./
