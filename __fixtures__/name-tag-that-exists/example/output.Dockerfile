FROM elasticsearch:9.5.2
COPY elasticsearch.yml /usr/share/elasticsearch/config/
