FROM python:3.11
RUN pip install git+git://github.com/pallets/click.git@8.1.7
RUN python -m pip install -e git://github.com/pallets/flask.git#egg=flask
