FROM python:3.11-slim
WORKDIR /srv
RUN python -m venv venv
RUN source venv/bin/activate
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY . .
CMD ["python", "main.py"]
