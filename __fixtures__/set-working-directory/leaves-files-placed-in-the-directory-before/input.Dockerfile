FROM python:3.12
WORKDIR /srv
RUN cd /tmp
RUN pip install flask
COPY app.py .
CMD ["python", "app.py"]
