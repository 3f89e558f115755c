FROM python:3.12 AS packages
RUN python -m venv /env
COPY requirements.txt .
RUN /env/bin/pip install -r requirements.txt

FROM python:3.12-slim
COPY --from=packages /env /env
ENV PATH=/env/bin:$PATH
COPY look.py .
CMD ["python", "look.py"]
