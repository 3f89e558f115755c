FROM python:3.12
COPY . /srv
WORKDIR /srv
RUN pip install -r requirements.txt "setuptools<82"
RUN chmod +x run.sh
CMD ["./run.sh"]
