FROM python:3.12-slim
RUN pip install python-ldap==3.4.4
