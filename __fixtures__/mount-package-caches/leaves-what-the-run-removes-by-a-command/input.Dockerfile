FROM python:3.12
RUN pip install flask && rm -rf "$(pip cache dir)"
