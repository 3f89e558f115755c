FROM debian:13
RUN apt-get update && apt-get install -y libncurses5-dev libncursesw5-dev
