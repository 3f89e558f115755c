FROM registry.example.com/tools
RUN git clone https://git.example.com/models.git
