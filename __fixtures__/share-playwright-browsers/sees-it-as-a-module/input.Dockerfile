FROM python:3.11
RUN pip install playwright==1.47.0 && python -m playwright install chromium firefox
RUN adduser --disabled-password --gecos "" scraper
USER scraper
CMD ["python", "-m", "scraper"]
