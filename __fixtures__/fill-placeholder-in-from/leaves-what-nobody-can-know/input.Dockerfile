FROM <your-registry>/base:1
RUN true
