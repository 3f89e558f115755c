FROM python:3.8
COPY . /src
RUN pip install /src && python /src/manage.py migrate
