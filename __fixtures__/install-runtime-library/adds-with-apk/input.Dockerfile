FROM python:3.12-alpine AS build
RUN apk add --no-cache gcc musl-dev postgresql-dev
COPY requirements.txt /requirements.txt
RUN pip install --user -r /requirements.txt

FROM python:3.12-alpine
COPY --from=build /root/.local /root/.local
ENV PATH=/root/.local/bin:$PATH
CMD ["python", "-m", "django"]
