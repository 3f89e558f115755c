FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends \
        curl \
        tini \
        poppler-utils \
        tesseract-ocr \
    && rm -rf /var/lib/apt/lists/*
RUN pip install pdf2image pytesseract==0.3.10
COPY look.py /
CMD ["python", "/look.py"]
