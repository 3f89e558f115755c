FROM registry.example.com/science/base:7
RUN git clone https://git.example.com/models.git
