FROM python:3.11-slim
RUN useradd -m app
USER app
RUN python -m venv /home/app/venv
ENV PATH=/home/app/venv/bin:$PATH
RUN pip install uvicorn
CMD ["uvicorn", "main:app"]
