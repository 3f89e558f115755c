FROM registry.example.com/base:4
RUN useradd --uid 5000 app
USER 5000:5000
RUN touch ~/ready
