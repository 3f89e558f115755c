FROM python:3.11
RUN pip install git+https://github.com/pallets/click.git@8.1.7
RUN python -m pip install -e git+https://github.com/pallets/flask.git#egg=flask
