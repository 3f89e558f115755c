FROM example/image
RUN cat /a | sort > /b
