FROM mcr.microsoft.com/dotnet/aspnet:8.0
ENV ASPNETCORE_URLS=http://+:5000
EXPOSE 80
USER app
COPY out/ /app
ENTRYPOINT ["dotnet", "/app/Shop.dll"]
