FROM registry.example.com/ubi/nodejs:20
USER 1001
CMD ["npm", "start"]
