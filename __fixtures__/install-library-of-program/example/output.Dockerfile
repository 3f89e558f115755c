FROM python:3.12-slim
RUN pip install opencv-python
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgl1 \
    && rm -rf /var/lib/apt/lists/*
RUN python -c "import cv2"
