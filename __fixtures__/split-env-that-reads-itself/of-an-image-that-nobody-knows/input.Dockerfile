FROM registry.example.com/base:4
ENV NVM_DIR=/usr/local/nvm \
    PATH=/usr/local/nvm/bin:$NVM_DIR/current/bin
CMD ["node"]
