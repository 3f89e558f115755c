FROM node:20
RUN su node -c "npm install left-pad"
