FROM python:3.11-slim AS tools
RUN pip install --user --no-cache-dir mkdocs

FROM nginx:1.27-alpine
COPY --from=tools /root/.local /opt/tools
COPY site /usr/share/nginx/html
