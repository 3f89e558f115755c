FROM python:3.12-alpine AS build
WORKDIR /srv
COPY . .

FROM python:3.12-alpine
WORKDIR /srv
COPY --from=build /srv ./

CMD ["python3", "-m", "uvicorn", "app.main:create", "--factory"]
