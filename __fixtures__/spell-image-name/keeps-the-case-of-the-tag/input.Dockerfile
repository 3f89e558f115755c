FROM golang:1.22 AS build
RUN go build -o /app .

FROM team/RunTime:2-Alpine
COPY --from=build /app /app
