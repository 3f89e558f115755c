FROM debian:12
RUN apt list --installed
RUN apt show bash
RUN apt search python
RUN apt $VERB curl
RUN apt -y
