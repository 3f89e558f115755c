FROM python:3.11-bookworm
RUN sed -i 's/main$/main contrib non-free/' /etc/apt/sources.list && \
    apt-get update && apt-get install -y unrar
