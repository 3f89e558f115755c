FROM nginx:1.27
COPY dist/ /usr/share/nginx/html/
COPY docs/nginx.md /usr/share/nginx/html/about.md
