FROM --platform=amd64 alpine:3.20 AS base
FROM --platform=amd64 base
CMD ["date"]
