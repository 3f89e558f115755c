FROM debian:12
ADD https://example.com/tool.sh /usr/local/bin/
ADD git@github.com:example/tool.git /src/
ADD https://github.com/example/tool.git#v1 /src2/
ADD index.html http://example.com/about.html /www/
ENV URL=https://example.com/list.txt
ADD $URL /list.txt
