FROM registry.example.com/base:1
RUN source /opt/vendor/setup.bash && env > /environment
