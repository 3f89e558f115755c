FROM elasticsearch
COPY elasticsearch.yml /usr/share/elasticsearch/config/
