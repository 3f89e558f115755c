FROM debian:12-slim
RUN a=`echo \`nproc\`` && b=`sed s/\\./x/ /f` && echo "$a$b"
