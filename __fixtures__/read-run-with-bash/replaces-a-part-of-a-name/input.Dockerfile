from python:3.11-slim
arg VERSION=1.2.3
run echo "app_${VERSION//./_}" > /name
cmd ["cat", "/name"]
