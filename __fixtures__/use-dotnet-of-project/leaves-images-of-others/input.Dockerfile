FROM example.org/dotnet:2.2
WORKDIR /src
COPY . .
RUN dotnet restore
